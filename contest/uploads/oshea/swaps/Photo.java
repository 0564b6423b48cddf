import java.util.Arrays;
import java.util.Scanner;

class Photo {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long a = in.nextLong(), c = in.nextLong(), m = in.nextLong(), h = in.nextLong();
        int[] row = new int[n];
        for (int i = 0; i < n; i++) {
            row[i] = (int) h;
            h = (a * h + c) % m;
        }
        int[] sorted = row.clone();
        Arrays.sort(sorted);
        int[] tree = new int[n + 1];
        long swaps = 0;
        for (int seen = 0; seen < n; seen++) {
            int rank = firstAbove(sorted, row[seen]);
            swaps += seen;
            for (int i = rank; i > 0; i -= i & -i) swaps -= tree[i];
            for (int i = rank; i <= n; i += i & -i) tree[i]++;
        }
        System.out.println(swaps);
    }

    private static int firstAbove(int[] sorted, int value) {
        int low = 0, high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
