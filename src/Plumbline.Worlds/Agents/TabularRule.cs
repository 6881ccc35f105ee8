namespace Plumbline.Worlds.Agents;

/// <summary>What a tabular learner takes the next state to be worth.</summary>
public enum TabularRule
{
    /// <summary>The best action there, whatever the agent would do: off-policy (Watkins 1989).</summary>
    QLearning,

    /// <summary>The mean over what the agent would do there, its exploration included: on-policy (van Seijen et al. 2009).</summary>
    ExpectedSarsa,
}
