namespace Plumbline.Statistics;

/// <summary>
/// Holm's step-down correction: of many tests, the probability that even one true hypothesis is rejected stays at or below the family-wise error,
/// however the tests depend on each other. Never rejects fewer than Bonferroni's correction.
/// </summary>
/// <remarks>Source: Holm 1979, "A simple sequentially rejective multiple test procedure"; adjusted p-values as in Wright 1992, "Adjusted p-values for
/// simultaneous inference": the largest, over this and all smaller p-values, of (m − rank + 1) · p.</remarks>
public static class HolmCorrection
{
    /// <summary>The family-wise error used unless another is asked for: 0.05, the custom of the field.</summary>
    public const double DefaultError = 0.05;

    /// <summary>Corrects the p-values of tests that were made together.</summary>
    /// <param name="hypotheses">All that were tested, also those that showed nothing: what is left out cannot be corrected for.</param>
    /// <param name="familyWiseError">The probability allowed for at least one false rejection, strictly between 0 and 1. Default 0.05.</param>
    /// <returns>One for each hypothesis, in the order given.</returns>
    /// <exception cref="ArgumentException">A name is empty or stands twice, or a p-value is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The error is not strictly between 0 and 1.</exception>
    public static IReadOnlyList<CorrectedHypothesis> Correct(IReadOnlyList<Hypothesis> hypotheses, double familyWiseError = DefaultError)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        if (!(familyWiseError > 0 && familyWiseError < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(familyWiseError), familyWiseError, "a family-wise error lies strictly between 0 and 1");
        }

        Require(hypotheses);
        int[] ascending = [.. Enumerable.Range(0, hypotheses.Count).OrderBy(i => hypotheses[i].PValue)];
        CorrectedHypothesis[] corrected = new CorrectedHypothesis[hypotheses.Count];
        double largest = 0;
        for (int rank = 0; rank < ascending.Length; rank++)
        {
            Hypothesis hypothesis = hypotheses[ascending[rank]];
            largest = Math.Max(largest, Math.Min(1, (ascending.Length - rank) * hypothesis.PValue));
            corrected[ascending[rank]] = new CorrectedHypothesis(hypothesis.Name, hypothesis.PValue, largest, largest <= familyWiseError);
        }

        return corrected;
    }

    private static void Require(IReadOnlyList<Hypothesis> hypotheses)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Hypothesis hypothesis in hypotheses)
        {
            if (string.IsNullOrWhiteSpace(hypothesis.Name))
            {
                throw new ArgumentException("a hypothesis has no name", nameof(hypotheses));
            }

            if (!names.Add(hypothesis.Name))
            {
                throw new ArgumentException($"the hypothesis '{hypothesis.Name}' stands twice; each is tested once", nameof(hypotheses));
            }

            if (!(hypothesis.PValue >= 0 && hypothesis.PValue <= 1))
            {
                throw new ArgumentException($"the p-value of '{hypothesis.Name}' is {hypothesis.PValue}, not between 0 and 1", nameof(hypotheses));
            }
        }
    }
}
