"""Names of teams and of organizations, as many and as different as those of a large contest."""
import random

FIRST = """Amortized Balanced Binary Bitwise Broken Crimson Curious Cyclic Electric Fearless Golden Greedy Heavy Humble Hungry Implicit Infinite Lazy
Lucky Midnight Modular Nimble Northern Optimal Parallel Persistent Planar Polite Prime Quiet Random Rapid Recursive Rusty Savage Silent Sleepy Sparse
Stochastic Tiny Undefined Unhurried Vivid Wandering Wild""".split()
SECOND = """Badgers Beavers Bugs Coders Compilers Cuts Dragons Edges Falcons Foxes Graphs Hedgehogs Herons Kernels Knights Lambdas Larks Lemmas Magpies Monads
Moths Otters Overflows Penguins Pirates Pointers Primes Queues Ravens Segments Sentinels Stacks Suffixes Tensors Treaps Turtles Walruses Wizards Wolves""".split()
PLACES = """Altmark Ballymore Brno Cordoba Dunmore Eastmoor Esbjerg Ferrol Galway Harbour Hobart Kingsbridge Lakeside Lindau Montclair Northfield Ostrava
Pinewood Ribeira Rosario Sanmarco Süßenbach Tarnow Tverrvik Uppsala Vallon Verdun Westport Yarrow Zagora""".split()
KINDS = ["{} College", "{} Institute of Technology", "{} Polytechnic", "{} State University", "Technische Universität {}",
         "Universidad de {}", "Université de {}", "University of {}"]


def named(team, number):
    """A line of teams.yaml; the same for the same number."""
    dice = random.Random(number)
    name = f"{dice.choice(FIRST)} {dice.choice(SECOND)}"
    organization = dice.choice(KINDS).format(dice.choice(PLACES))
    return f"- {{id: {team}, name: {name}, organization: {organization}}}\n"
