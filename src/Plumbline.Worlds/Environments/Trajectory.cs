namespace Plumbline.Worlds.Environments;

/// <summary>One recorded episode.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Steps">The steps in order.</param>
/// <param name="VisibleReturn">The sum of visible rewards.</param>
/// <param name="HiddenReturn">The sum of hidden performance; detectors never see it.</param>
public sealed record Trajectory<TState>(IReadOnlyList<TrajectoryStep<TState>> Steps, double VisibleReturn, double HiddenReturn);

/// <summary>One recorded step.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Observation">What the agent saw before it acted.</param>
/// <param name="Action">What it did.</param>
/// <param name="Visible">The visible reward that it got.</param>
/// <param name="Signs">What a user who looks on could tell about the step.</param>
public readonly record struct TrajectoryStep<TState>(TState Observation, int Action, double Visible, StepSigns Signs);
