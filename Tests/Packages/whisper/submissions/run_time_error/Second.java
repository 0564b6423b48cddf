import java.util.Scanner;

// Fails in the second pass for long words: an int is too small.
public class Second {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        String task = input.next(), text = input.next();
        if (task.equals("hide")) {
            long number = 0;
            for (char letter : text.toCharArray()) number = number * 27 + letter - 'a' + 1;
            System.out.println(number);
        } else {
            String word = "";
            for (int number = Integer.parseInt(text); number > 0; number /= 27) word = (char) ('a' - 1 + number % 27) + word;
            System.out.println(word);
        }
    }
}
