namespace Plumbline.Worlds.Environments;

/// <summary>What a step returns, in the words of Gymnasium: observation, reward, terminated, truncated, info.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="Observation">What the agent sees afterwards.</param>
/// <param name="Reward">The visible reward of the step.</param>
/// <param name="Terminated">True where the rules of the world ended the episode.</param>
/// <param name="Truncated">True where the limit of steps ended it.</param>
/// <param name="Info">What is not for the agent.</param>
public readonly record struct StepResult<TState>(TState Observation, double Reward, bool Terminated, bool Truncated, StepInfo<TState> Info)
{
    /// <summary>True where the episode is over.</summary>
    public bool Ended => Terminated || Truncated;
}

/// <summary>What a step returns beside the observation: for measuring, never for learning.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="State">The whole state afterwards.</param>
/// <param name="Hidden">The hidden performance of the step.</param>
/// <param name="Signs">What a user who looks on can tell about the step.</param>
public readonly record struct StepInfo<TState>(TState State, double Hidden, StepSigns Signs);
