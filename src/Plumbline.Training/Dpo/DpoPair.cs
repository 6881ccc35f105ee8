namespace Plumbline.Training.Dpo;

/// <summary>What a DPO loss reads of one preference. All log-probabilities are sums over the reply's tokens, in nats.</summary>
/// <param name="PolicyChosen">log π of the chosen reply.</param>
/// <param name="PolicyRejected">log π of the rejected reply.</param>
/// <param name="ReferenceChosen">log π_ref of the chosen reply.</param>
/// <param name="ReferenceRejected">log π_ref of the rejected reply.</param>
/// <param name="ChosenTokens">Tokens of the chosen reply, at least 1.</param>
/// <param name="RejectedTokens">Tokens of the rejected reply, at least 1.</param>
public readonly record struct DpoPair(
    double PolicyChosen, double PolicyRejected, double ReferenceChosen, double ReferenceRejected, int ChosenTokens, int RejectedTokens)
{
    /// <summary>c: log-ratio of the chosen reply, nats.</summary>
    public double ChosenRatio => PolicyChosen - ReferenceChosen;

    /// <summary>r: log-ratio of the rejected reply, nats.</summary>
    public double RejectedRatio => PolicyRejected - ReferenceRejected;
}

/// <summary>The loss of one pair, with its derivatives.</summary>
/// <param name="Loss">The loss; lower is better.</param>
/// <param name="ChosenReward">Implicit reward βc (TRL: <c>rewards/chosen</c>).</param>
/// <param name="RejectedReward">Implicit reward βr (TRL: <c>rewards/rejected</c>).</param>
/// <param name="ChosenGradient">Derivative of the loss by <see cref="DpoPair.PolicyChosen"/>; every token of the reply shares it.</param>
/// <param name="RejectedGradient">Derivative of the loss by <see cref="DpoPair.PolicyRejected"/>.</param>
public readonly record struct DpoPairLoss(double Loss, double ChosenReward, double RejectedReward, double ChosenGradient, double RejectedGradient)
{
    /// <summary>Chosen less rejected reward (TRL: <c>rewards/margins</c>).</summary>
    public double Margin => ChosenReward - RejectedReward;

    /// <summary>Whether the policy ranks the pair as the verdict does; a tie is no (TRL: <c>rewards/accuracies</c>).</summary>
    public bool IsRight => ChosenReward > RejectedReward;
}

/// <summary>A DPO loss of some pairs.</summary>
/// <param name="Loss">Mean loss; ln 2 for the sigmoid before the first step.</param>
/// <param name="ChosenReward">Mean implicit reward of the chosen replies.</param>
/// <param name="RejectedReward">The same of the rejected.</param>
/// <param name="Accuracy">Share of pairs ranked as the verdict does.</param>
public readonly record struct DpoResult(double Loss, double ChosenReward, double RejectedReward, double Accuracy)
{
    /// <summary>Mean of chosen less rejected reward.</summary>
    public double Margin => ChosenReward - RejectedReward;
}
