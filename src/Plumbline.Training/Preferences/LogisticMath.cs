namespace Plumbline.Training.Preferences;

/// <summary>The logistic function and its relatives, without overflow at any argument.</summary>
internal static class LogisticMath
{
    /// <summary>σ(z) = 1/(1 + e⁻ᶻ).</summary>
    public static double Sigmoid(double z)
    {
        if (z >= 0)
        {
            return 1 / (1 + Math.Exp(-z));
        }

        double e = Math.Exp(z);
        return e / (1 + e);
    }

    /// <summary>−log σ(z). Its derivative is −σ(−z).</summary>
    public static double NegativeLogSigmoid(double z) => BradleyTerryMath.NegativeLogSigmoid(z);

    /// <summary>log(1 − eˣ) for x below 0.</summary>
    public static double LogOneMinusExp(double x) => x > -0.6931471805599453 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    /// <summary>eˣ − 1, exact near 0: tanh(x/2)·(eˣ + 1).</summary>
    public static double Expm1(double x) => Math.Abs(x) > 0.5 ? Math.Exp(x) - 1 : Math.Tanh(x / 2) * (Math.Exp(x) + 1);

    // log(1 + x), exact near 0 (Goldberg 1991, theorem 4).
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
