namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>
/// When a rational assistant asks: a toy whose optimum is known exactly. The user wants one of k goals, each as likely as the other; the request names a goal, which is the
/// right one with probability 1 − noise, and otherwise any of the rest. A right act is worth 1, a wrong one −penalty; a question costs something and is answered truly.
/// </summary>
/// <remarks>
/// By Bayes, the named goal has the probability 1 − noise, each other one noise ÷ (k − 1). To act is worth p − penalty · (1 − p) with p the larger of the two; to ask is worth
/// 1 − cost. So asking pays exactly where cost &lt; (1 + penalty) · (1 − p): the value of information (Howard 1966) of one question.
/// </remarks>
/// <param name="Goals">How many goals, k; at least 2.</param>
/// <param name="Noise">The probability that the request does not name the goal, 0 to 1.</param>
/// <param name="Penalty">What a wrong act costs; at least 0. Default 0: it is merely worth nothing.</param>
public sealed record AskThreshold(int Goals, double Noise, double Penalty = 0)
{
    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Goals < 2)
        {
            problems.Add($"there are {Goals} goals; expected at least 2");
        }

        if (!(Noise is >= 0 and <= 1))
        {
            problems.Add($"the noise is {Noise}; expected 0 to 1");
        }

        if (!(Penalty >= 0 && double.IsFinite(Penalty)))
        {
            problems.Add($"the penalty is {Penalty}; expected 0 or more");
        }

        return problems;
    }

    /// <summary>The probability of the goal that the request names.</summary>
    public double Named => 1 - Noise;

    /// <summary>The probability of each goal that it does not name.</summary>
    public double Other => Noise / (Goals - 1);

    /// <summary>The probability of the likeliest goal: where the noise is above (k − 1)/k it is one that was <em>not</em> named.</summary>
    public double Best => Math.Max(Named, Other);

    /// <summary>The cost of a question at which asking and acting are worth the same; a question that costs less pays.</summary>
    public double Cost => (1 + Penalty) * (1 - Best);

    /// <summary>What acting at once is worth.</summary>
    public double ActValue => Best - (Penalty * (1 - Best));

    /// <summary>The highest probability of the likeliest goal at which a question of some cost still pays: 1 − cost ÷ (1 + penalty).</summary>
    /// <param name="cost">What a question costs, 0 or more.</param>
    public double BestAtWhichAskingPays(double cost) => 1 - (cost / (1 + Penalty));

    /// <summary>Whether to ask, when questions have this cost; not where both are worth the same.</summary>
    /// <param name="cost">What a question costs, 0 or more.</param>
    public bool Asks(double cost) => cost < Cost;

    /// <summary>What the best choice is worth.</summary>
    /// <param name="cost">What a question costs, 0 or more.</param>
    public double Value(double cost) => Math.Max(ActValue, 1 - cost);

    /// <summary>What is lost by always choosing one of the two.</summary>
    /// <param name="cost">What a question costs, 0 or more.</param>
    /// <param name="asks">Whether to ask.</param>
    public double Regret(double cost, bool asks) => Value(cost) - (asks ? 1 - cost : ActValue);

    /// <summary>The probabilities of all goals after several requests, each noisy by itself: in proportion to ((1 − noise) · (k − 1) ÷ noise) to the number of times that each was named.</summary>
    /// <param name="named">How often each goal was named, <c>[goal]</c>.</param>
    /// <returns>One probability for each goal; they sum to 1.</returns>
    /// <exception cref="ArgumentException">There is not one count for each goal, a count is negative, or the requests are impossible (without noise, two goals named).</exception>
    public IReadOnlyList<double> Posterior(params IReadOnlyList<int> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        if (named.Count != Goals || named.Any(count => count < 0))
        {
            throw new ArgumentException($"{named.Count} counts for {Goals} goals; expected one of 0 or more for each", nameof(named));
        }

        int all = named.Sum();
        double[] logs = [.. named.Select(count => Log(Named, count) + Log(Other, all - count))];
        double highest = logs.Max();
        if (double.IsNegativeInfinity(highest))
        {
            throw new ArgumentException("no goal makes these requests possible", nameof(named));
        }

        double[] weights = [.. logs.Select(log => Math.Exp(log - highest))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];

        static double Log(double probability, int times) => times == 0 ? 0 : times * Math.Log(probability);
    }
}
