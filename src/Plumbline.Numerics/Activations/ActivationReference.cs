namespace Plumbline.Numerics.Activations;

/// <summary>Activation functions and their derivatives by definition, in double.</summary>
internal static class ActivationReference
{
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double SwiGlu(double gate, double up) => gate * Sigmoid(gate) * up;

    public static (double Gate, double Up) SwiGluGradient(double gate, double up)
    {
        double s = Sigmoid(gate);
        return (up * s * (1 + (gate * (1 - s))), gate * s);
    }

    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    public static double GeluGradient(double x)
    {
        double t = Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x)));
    }
}
