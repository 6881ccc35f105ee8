namespace Plumbline.Statistics;

/// <summary>Checks shared by everything that takes observations.</summary>
internal static class Observations
{
    /// <summary>The mean of <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not finite: an unscored sample is counted apart, not averaged.</exception>
    public static double Mean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("there are no observations", nameof(values));
        }

        double sum = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"observation {i} is {values[i]}; leave unscored samples out and count them", nameof(values));
            }

            sum += values[i];
        }

        return sum / values.Count;
    }

    /// <summary>Throws unless every value lies between 0 and 1.</summary>
    public static void RequireShares(IReadOnlyList<double> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (!(values[i] >= 0 && values[i] <= 1))
            {
                throw new ArgumentException($"observation {i} is {values[i]}, not between 0 and 1", nameof(values));
            }
        }
    }
}
