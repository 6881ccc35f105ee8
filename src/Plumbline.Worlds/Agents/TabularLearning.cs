namespace Plumbline.Worlds.Agents;

/// <summary>What a tabular learner ended with.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Policy">The greedy policy.</param>
/// <param name="Values">What it takes actions to be worth: <c>[observations, actions]</c>, row by row.</param>
/// <param name="VisibleReturns">The visible return of every training episode.</param>
/// <param name="HiddenReturns">The hidden return of every training episode.</param>
public sealed record TabularLearning<TState>(TabularPolicy<TState> Policy, IReadOnlyList<double> Values, IReadOnlyList<double> VisibleReturns, IReadOnlyList<double> HiddenReturns)
    where TState : struct, IEquatable<TState>;
