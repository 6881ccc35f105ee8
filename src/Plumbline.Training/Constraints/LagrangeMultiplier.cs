namespace Plumbline.Training.Constraints;

/// <summary>
/// The multiplier λ of one constraint (Dai et al. 2024, "Safe RLHF", section 3.3): it grows while the mean cost is above the threshold and shrinks while it is below.
/// Its parameter is log λ, so it stays positive; one step of gradient descent on −(cost − d)·λ moves log λ by rate · (cost − d) · λ, as in safe-rlhf.
/// Growth that goes with λ² is without bound in finite time, and the way back down is as steep: unlike there, one update moves log λ by at most 1.
/// </summary>
public sealed class LagrangeMultiplier
{
    private const double LargestStep = 1;

    // A reward that counts a millionth counts nothing; far above, numbers overflow.
    private const double LargestWithoutMaximum = 1e6;

    private readonly LagrangeOptions _options;
    private readonly Queue<double> _costs = new();

    /// <summary>A multiplier at its first value.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LagrangeMultiplier(LagrangeOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        LogValue = Math.Log(options.InitialMultiplier);
    }

    /// <summary>log λ.</summary>
    public double LogValue { get; private set; }

    /// <summary>λ, above 0.</summary>
    public double Value => Math.Exp(LogValue);

    /// <summary>Updates so far, those of the delay included.</summary>
    public int Updates { get; private set; }

    /// <summary>Mean cost over the window; null before the first reply.</summary>
    public double? MeanCost => _costs.Count == 0 ? null : _costs.Average();

    /// <summary>Takes in the costs of sampled replies; the oldest leave the window.</summary>
    /// <param name="costs">Costs, higher is worse; NaN marks a reply that could not be costed and is left out.</param>
    /// <returns>How many were left out.</returns>
    /// <exception cref="ArgumentException">A cost is infinite.</exception>
    public int Observe(ReadOnlySpan<double> costs)
    {
        int unscored = 0;
        foreach (double cost in costs)
        {
            if (double.IsInfinity(cost))
            {
                throw new ArgumentException("a cost is infinite; expected a number, or NaN where there is none", nameof(costs));
            }
        }

        foreach (double cost in costs)
        {
            if (double.IsNaN(cost))
            {
                unscored++;
                continue;
            }

            _costs.Enqueue(cost);
            if (_costs.Count > _options.WindowReplies)
            {
                _costs.Dequeue();
            }
        }

        return unscored;
    }

    /// <summary>One step of λ on the mean cost of the window; nothing moves during the delay or before the first cost.</summary>
    public void Update()
    {
        Updates++;
        if (Updates <= _options.DelayUpdates || MeanCost is not { } cost)
        {
            return;
        }

        double step = _options.LearningRate * (cost - _options.Threshold) * Value;
        double most = _options.MaximumMultiplier ?? Math.Max(LargestWithoutMaximum, _options.InitialMultiplier);
        LogValue = Math.Min(LogValue + Math.Clamp(step, -LargestStep, LargestStep), Math.Log(most));
    }

    /// <summary>All that is needed to go on later.</summary>
    public LagrangeState Capture() => new(LogValue, [.. _costs], Updates);

    /// <summary>Goes on from a captured state.</summary>
    /// <exception cref="ArgumentException">The state is not one of such a multiplier.</exception>
    public void Restore(LagrangeState state)
    {
        if (!double.IsFinite(state.LogValue) || state.Updates < 0 || state.Costs.Length > _options.WindowReplies || state.Costs.Any(cost => !double.IsFinite(cost)))
        {
            throw new ArgumentException(
                $"Lagrange state has log multiplier {state.LogValue}, {state.Updates} updates and {state.Costs.Length} costs; expected numbers and at most {_options.WindowReplies} costs",
                nameof(state));
        }

        LogValue = state.LogValue;
        Updates = state.Updates;
        _costs.Clear();
        foreach (double cost in state.Costs)
        {
            _costs.Enqueue(cost);
        }
    }
}

/// <summary>State of a <see cref="LagrangeMultiplier"/>.</summary>
/// <param name="LogValue">log λ.</param>
/// <param name="Costs">Costs in the window, oldest first.</param>
/// <param name="Updates">Updates so far.</param>
public sealed record LagrangeState(double LogValue, double[] Costs, int Updates);
