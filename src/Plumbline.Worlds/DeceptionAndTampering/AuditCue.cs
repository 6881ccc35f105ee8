namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>What the worker of <see cref="WatchedOrNot"/> sees of a task. Whether it is audited is drawn after it has acted, with the probability that the cue leaves.</summary>
/// <param name="LooksAudited">Whether the task looks like one that is audited.</param>
public readonly record struct AuditCue(bool LooksAudited);
