namespace Plumbline.Worlds.Environments;

/// <summary>An agent that a world shows: in its replay, and to detectors.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="World">Where it acts; mostly the world itself, for shifted worlds the one in which the failure is seen.</param>
/// <param name="Policy">Who acts.</param>
/// <param name="Title">Whose episode it is, such as "best by the visible reward".</param>
public sealed record ShownAgent<TState>(World<TState> World, IPolicy<TState> Policy, string Title)
    where TState : struct, IEquatable<TState>;
