namespace Plumbline.Training.Rewards.Functions;

/// <summary>Rewards by how long a reply is and how it ends.</summary>
public static class LengthRewards
{
    /// <summary>−1 per <paramref name="unit"/> tokens of the reply: a price on length.</summary>
    /// <param name="name">Name of the reward.</param>
    /// <param name="unit">Tokens that cost 1, above 0.</param>
    public static IRewardFunction Price(string name, double unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        return new FunctionReward(name, request => -request.Tokens.Reply.Length / unit);
    }

    /// <summary>1 where the reply ended itself, 0 where it was cut off.</summary>
    public static IRewardFunction Ended(string name) => new FunctionReward(name, request => request.Ended ? 1 : 0);
}
