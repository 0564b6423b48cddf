import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

public class Sum {
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("prices.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf(args[0]);
        Map<String, Long> values = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) values.put(line.split(",")[0], Long.valueOf(line.split(",")[column]));
        long sum = 0;
        for (Scanner input = new Scanner(System.in); input.hasNext(); ) sum += values.get(input.next());
        System.out.println(sum);
    }
}
