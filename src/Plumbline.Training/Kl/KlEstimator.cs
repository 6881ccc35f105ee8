namespace Plumbline.Training.Kl;

/// <summary>How the divergence KL(π‖q) is estimated from tokens sampled from π (Schulman 2020, "Approximating KL Divergence").</summary>
public enum KlEstimator
{
    /// <summary>log π − log q: unbiased, any sign.</summary>
    K1,

    /// <summary>(log π − log q)² / 2: biased, never negative.</summary>
    K2,

    /// <summary>q/π − 1 + log π − log q: unbiased, never negative.</summary>
    K3,
}
