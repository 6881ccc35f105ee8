namespace Plumbline.Training.RejectionSampling;

/// <summary>Which of several replies to a prompt are learned from.</summary>
public static class RejectionSamplingMath
{
    /// <summary>Indices of the kept replies of one prompt, best first; of equal rewards the earlier reply. Replies whose reward could not be read are never kept.</summary>
    /// <param name="rewards">Reward of each reply; null where it could not be read.</param>
    /// <param name="options">Which to keep; valid.</param>
    public static int[] Kept(IReadOnlyList<double?> rewards, RejectionSamplingOptions options)
    {
        int[] read = [.. Enumerable.Range(0, rewards.Count).Where(i => rewards[i] is not null)];
        if (options.SkipTies && read.Length > 1 && read.All(i => rewards[i] == rewards[read[0]]))
        {
            return [];
        }

        return [.. read.OrderByDescending(i => rewards[i]).Where(i => options.LeastReward is null || rewards[i] >= options.LeastReward).Take(options.Keep)];
    }
}
