namespace Plumbline.Worlds.Agents;

/// <summary>The formulas of PPO (Schulman et al. 2017, arXiv 1707.06347).</summary>
internal static class PpoMath
{
    // Far above any clip range; keeps the ratio a number.
    private const double LargestLogRatio = 50;

    /// <summary>
    /// Generalised advantage estimation (Schulman et al. 2016, equations 11 to 16): Â_t = δ_t + γλ · Â_{t+1} with δ_t = r_t + γ · V_{t+1} − V_t, broken off where an episode ends.
    /// Arrays are <c>[steps, episodes]</c>, row by row; values have one row more.
    /// </summary>
    /// <param name="rewards">The rewards; where a limit of steps cut an episode off, with γ · V of its last state added.</param>
    /// <param name="hasEnded">Whether the episode ended with the step.</param>
    /// <param name="values">The value of the state before each step, and after the last.</param>
    /// <param name="episodes">How many episodes run side by side.</param>
    /// <param name="discount">γ.</param>
    /// <param name="lambda">λ.</param>
    /// <param name="advantages">Receives Â.</param>
    public static void Advantages(
        ReadOnlySpan<float> rewards, ReadOnlySpan<bool> hasEnded, ReadOnlySpan<float> values, int episodes, double discount, double lambda, Span<float> advantages)
    {
        for (int i = rewards.Length - 1; i >= 0; i--)
        {
            bool isLast = i + episodes >= rewards.Length;
            double ahead = hasEnded[i] ? 0 : discount * values[i + episodes];
            double later = hasEnded[i] || isLast ? 0 : discount * lambda * advantages[i + episodes];
            advantages[i] = (float)(rewards[i] + ahead - values[i] + later);
        }
    }

    /// <summary>Makes numbers have mean 0 and standard deviation 1, nearly.</summary>
    public static void Standardize(Span<float> numbers)
    {
        (double sum, double squares) = (0, 0);
        foreach (float number in numbers)
        {
            sum += number;
        }

        double mean = sum / numbers.Length;
        foreach (float number in numbers)
        {
            squares += (number - mean) * (number - mean);
        }

        double scale = 1 / (Math.Sqrt(squares / numbers.Length) + 1e-8);
        foreach (ref float number in numbers)
        {
            number = (float)((number - mean) * scale);
        }
    }

    /// <summary>The clipped objective of one step (equation 7), as a loss: −min(r · Â, clip(r, 1 − ε, 1 + ε) · Â) with r = e^(log π − log π_old).</summary>
    /// <returns>The loss and its derivative by log π; 0 where the clipped term is the smaller.</returns>
    public static (double Loss, double Gradient) Clipped(double logProb, double oldLogProb, double advantage, double range)
    {
        double ratio = SoftmaxMath.Exp(Math.Min(logProb - oldLogProb, LargestLogRatio));
        double gain = ratio * advantage;
        double clipped = Math.Clamp(ratio, 1 - range, 1 + range) * advantage;
        return clipped < gain ? (-clipped, 0) : (-gain, -gain);
    }
}
