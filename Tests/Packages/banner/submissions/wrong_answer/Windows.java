import java.util.Scanner;

// Ends its lines with a carriage return as well.
public class Windows {
    public static void main(String[] args) {
        String word = new Scanner(System.in).next().toUpperCase();
        String dashes = "-".repeat(word.length() + 6);
        System.out.print(dashes + "\r\n|  " + word + "  |\r\n" + dashes + "\r\n");
    }
}
