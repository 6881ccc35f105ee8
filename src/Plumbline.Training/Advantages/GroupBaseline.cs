namespace Plumbline.Training.Advantages;

/// <summary>What the reward of a reply is measured from, among the replies to the same prompt.</summary>
public enum GroupBaseline
{
    /// <summary>The mean of the group, the reply itself included: GRPO in every system, nanochat, REINFORCE++-baseline.</summary>
    Mean,

    /// <summary>The mean of the others (Kool et al. 2019; Ahmadian et al. 2024): RLOO in TRL, OpenRLHF and verl.</summary>
    LeaveOneOut,
}
