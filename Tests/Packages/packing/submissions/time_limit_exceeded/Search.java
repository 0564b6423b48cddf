import java.util.Scanner;

// Tries every way to fill the boxes, without a thought for those that are too heavy already.
public class Search {
    static int n;
    static int[] weights, box, best;
    static int fewest = Integer.MAX_VALUE;

    static void place(int thing, int used) {
        if (thing == n) {
            int[] load = new int[n];
            for (int i = 0; i < n; i++) if ((load[box[i]] += weights[i]) > 100) return;
            if (used < fewest) {
                fewest = used;
                best = box.clone();
            }
            return;
        }
        for (box[thing] = 0; box[thing] <= used; box[thing]++) place(thing + 1, Math.max(used, box[thing] + 1));
    }

    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        n = input.nextInt();
        weights = new int[n];
        box = new int[n];
        for (int i = 0; i < n; i++) weights[i] = input.nextInt();
        place(0, 0);
        for (int number : best) System.out.println(number + 1);
    }
}
