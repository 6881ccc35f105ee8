namespace Plumbline.Statistics;

/// <summary>
/// A warning of over-optimisation that uses no gold: the policy has moved to replies on which reward models trained on the same preferences disagree,
/// and so to where none of them can be trusted.
/// </summary>
/// <remarks>After Coste et al. 2023, arXiv 2310.02743, where an ensemble's disagreement is taken off the reward; here it only warns. It is blind to errors that all models share.
/// State its <see cref="FalseAlarmRate"/> beside it.</remarks>
public static class DisagreementAlarm
{
    /// <summary>
    /// The first checkpoint, 0-based, at which the alarm rings: the last of so many in a row whose rise exceeds both z standard errors and the relative threshold,
    /// and so no earlier than it could be known. Null where it never rings.
    /// </summary>
    /// <param name="start">The mean disagreement at the start, positive.</param>
    /// <param name="rises">The rise of each checkpoint in the order of the path, the start itself not among them, <c>[checkpoint]</c>.</param>
    /// <param name="options">When it rings.</param>
    /// <exception cref="ArgumentException">The start is not positive, a rise is not finite, a standard error is negative or NaN, or the options are invalid.</exception>
    public static int? FirstRing(double start, IReadOnlyList<DisagreementRise> rises, DisagreementAlarmOptions options)
    {
        ArgumentNullException.ThrowIfNull(rises);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        if (!(start > 0) || !double.IsFinite(start))
        {
            throw new ArgumentException($"the disagreement at the start is {start}, not positive and finite", nameof(start));
        }

        int? ring = null;
        int row = 0;
        for (int i = 0; i < rises.Count; i++)
        {
            (double rise, double error) = rises[i];
            if (!double.IsFinite(rise) || !(error >= 0))
            {
                throw new ArgumentException($"checkpoint {i} has the rise {rise} with the standard error {error}; the first is finite, the second not negative", nameof(rises));
            }

            row = rise > options.StandardErrors * error && rise > options.RelativeRise * start ? row + 1 : 0;
            if (row == options.InARow)
            {
                ring ??= i;
            }
        }

        return ring;
    }
}
