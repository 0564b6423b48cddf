import java.util.Scanner;

// Fails for areas of more than 31 bits.
public class Overflow {
    public static void main(String[] args) {
        int area = new Scanner(System.in).nextInt();
        int width = (int) Math.ceil(Math.sqrt(area));
        System.out.println(width + " " + (area + width - 1) / width);
    }
}
