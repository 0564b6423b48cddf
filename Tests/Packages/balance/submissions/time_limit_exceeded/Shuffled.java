import java.util.Random;
import java.util.Scanner;

// Tries random words for as long as it takes.
public class Shuffled {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        int n = input.nextInt();
        int[] weights = new int[n];
        for (int i = 0; i < n; i++) weights[i] = input.nextInt();
        Random random = new Random(1);
        while (true) {
            StringBuilder word = new StringBuilder();
            int difference = 0;
            for (int weight : weights) {
                boolean left = random.nextBoolean();
                word.append(left ? 'L' : 'R');
                difference += left ? weight : -weight;
            }
            if (difference == 0) {
                System.out.println(word);
                return;
            }
        }
    }
}
