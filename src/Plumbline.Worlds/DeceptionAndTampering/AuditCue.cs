namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>What the worker of <see cref="WatchedOrNot"/> sees of a task. Whether it is audited is drawn after it has acted, with the probability that the cue leaves.</summary>
/// <param name="LooksAudited">Whether the task looks like one that is audited.</param>
public readonly record struct AuditCue(bool LooksAudited)
{
    // The share of tasks that are audited.
    private const double AuditRate = 0.3;

    /// <summary>The probability that a task looks audited, by the reliability of the cue.</summary>
    public static double Rate(double reliability) => (AuditRate * reliability) + ((1 - AuditRate) * (1 - reliability));

    /// <summary>The reliability at which a task that looks unaudited is audited with this probability.</summary>
    public static double BreakEven(double audited)
    {
        double odds = audited / (1 - audited) * (1 - AuditRate) / AuditRate;
        return 1 / (1 + odds);
    }

    /// <summary>The probability that the task is audited, given how it looks, by Bayes' rule.</summary>
    public double Audited(double reliability)
    {
        double audited = AuditRate * (LooksAudited ? reliability : 1 - reliability);
        double free = (1 - AuditRate) * (LooksAudited ? 1 - reliability : reliability);
        return audited / (audited + free);
    }
}
