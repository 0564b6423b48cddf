import java.util.Scanner;

public class Swaps {
    private final int[] row;
    private final int[] merged;

    Swaps(int[] row) {
        this.row = row;
        merged = new int[row.length];
    }

    long sort(int from, int to) {
        if (to - from < 2) return 0;
        int middle = (from + to) / 2, i = from, j = middle, k = from;
        long swaps = sort(from, middle) + sort(middle, to);
        while (i < middle || j < to) {
            if (j == to || i < middle && row[i] <= row[j]) {
                merged[k++] = row[i++];
            } else {
                swaps += middle - i;
                merged[k++] = row[j++];
            }
        }
        System.arraycopy(merged, from, row, from, to - from);
        return swaps;
    }

    public static void main(String[] arguments) {
        Scanner input = new Scanner(System.in);
        int n = input.nextInt();
        long a = input.nextLong(), c = input.nextLong(), m = input.nextLong(), h = input.nextLong();
        int[] row = new int[n];
        for (int i = 0; i < n; i++, h = (a * h + c) % m) row[i] = (int) h;
        System.out.println(new Swaps(row).sort(0, n));
    }
}
