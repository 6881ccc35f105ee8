using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Planning;

/// <summary>The exact solution of a world.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Visible">The expected visible return of the plan.</param>
/// <param name="Hidden">The expected hidden return of the plan.</param>
/// <param name="Policy">The plan: for every state and every number of steps that are over, an action.</param>
public sealed record Plan<TState>(double Visible, double Hidden, IPolicy<TState> Policy)
    where TState : struct, IEquatable<TState>;
