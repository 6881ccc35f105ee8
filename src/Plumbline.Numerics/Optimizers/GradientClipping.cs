namespace Plumbline.Numerics.Optimizers;

/// <summary>Clipping by the norm of all gradients together (Pascanu, Mikolov and Bengio 2013, algorithm 1).</summary>
public static class GradientClipping
{
    /// <summary>What to multiply all gradients by: min(1, limit / (norm + 1e-6)), the small constant as in PyTorch.</summary>
    /// <param name="norm">Global norm, 0 or more.</param>
    /// <param name="limit">Largest norm allowed.</param>
    public static double Factor(double norm, double limit) => Math.Min(1, limit / (norm + 1e-6));
}
