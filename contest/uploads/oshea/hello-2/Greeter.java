import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Greeter {
    private final String greeting;

    Greeter(String greeting) {
        this.greeting = greeting;
    }

    String greet(String name) {
        return greeting + ", " + name + "!";
    }

    public static void main(String[] args) throws IOException {
        String name = new BufferedReader(new InputStreamReader(System.in)).readLine();
        System.out.println(new Greeter("Hello").greet(name));
    }
}
