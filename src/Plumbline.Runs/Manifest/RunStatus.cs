namespace Plumbline.Runs;

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>Under way. Found in a directory that no process holds, it means the process was killed: the run can be resumed.</summary>
    Running,

    /// <summary>Ended as planned.</summary>
    Completed,

    /// <summary>Ended by an error, told in <see cref="RunManifest.Failure"/>.</summary>
    Failed,

    /// <summary>Stopped by the user, and resumable.</summary>
    Interrupted,
}
