namespace Plumbline.Worlds.Environments;

/// <summary>One way in which a step may turn out.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Probability">How probable it is, in (0, 1].</param>
/// <param name="State">The state afterwards.</param>
/// <param name="Visible">The visible reward of the step: what was specified, and what agents learn from. Higher is better.</param>
/// <param name="Hidden">The hidden performance of the step: what was meant. No agent sees it. Higher is better.</param>
/// <param name="Terminated">True where the episode ends by the rules of the world (not by the limit of steps).</param>
public readonly record struct Branch<TState>(double Probability, TState State, double Visible, double Hidden, bool Terminated);
