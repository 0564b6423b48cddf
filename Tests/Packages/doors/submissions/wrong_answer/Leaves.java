import java.util.Scanner;

// Knocks once and goes.
public class Leaves {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        input.nextInt();
        input.nextInt();
        System.out.println("knock 1");
        input.next();
    }
}
