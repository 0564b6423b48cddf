package geometry;

public record Polygon(double[] x, double[] y) {
    public double length() {
        double length = 0;
        for (int i = 0; i < x.length; i++) length += Math.hypot(x[next(i)] - x[i], y[next(i)] - y[i]);
        return length;
    }

    public double area() {
        double twice = 0;
        for (int i = 0; i < x.length; i++) twice += (x[i] - x[0]) * (y[next(i)] - y[0]) - (x[next(i)] - x[0]) * (y[i] - y[0]);
        return Math.abs(twice) / 2;
    }

    private int next(int i) {
        return (i + 1) % x.length;
    }
}
