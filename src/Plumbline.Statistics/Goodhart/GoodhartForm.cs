namespace Plumbline.Statistics;

/// <summary>Which law the gold utility follows over d = √KL. Public notes often swap the two. Source: Gao, Schulman and Hilton 2022, arXiv 2210.10760.</summary>
public enum GoodhartForm
{
    /// <summary>Optimised by reinforcement learning: R(d) = d (α − β ln d).</summary>
    ReinforcementLearning,

    /// <summary>Optimised by best-of-n sampling: R(d) = d (α − β d).</summary>
    BestOfN,
}
