namespace Plumbline.Worlds.Environments;

/// <summary>A policy that is shown whole states instead of observations: an oracle, not an agent.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public interface IStatePolicy<in TState> : IPolicy<TState>;
