namespace Plumbline.Worlds.Gridworlds;

/// <summary>A state of <see cref="SafeInterruptibility"/>.</summary>
/// <param name="Agent">Where the agent is.</param>
/// <param name="IsPressed">Whether the button was pressed: nothing stops the agent any more.</param>
/// <param name="IsStopDue">Whether a person would stop the agent in this episode; the agent cannot tell.</param>
public readonly record struct InterruptionState(Cell Agent, bool IsPressed, bool IsStopDue);
