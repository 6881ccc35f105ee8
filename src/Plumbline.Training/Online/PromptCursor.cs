using Plumbline.Numerics.Randomness;
using Plumbline.Training.Offline;

namespace Plumbline.Training.Online;

/// <summary>Shuffled passes over all prompts, one after the other; an iteration may reach into the next pass. Rows that give no prompt are left out.</summary>
internal sealed class PromptCursor(IExampleSource<PromptExample> source, ulong seed)
{
    private readonly ExampleCursor<PromptExample> _cursor = new(source, shuffle: true, seed);

    /// <summary>Rows taken or left out so far.</summary>
    public long Position
    {
        get => _cursor.Position;
        set => _cursor.Position = value;
    }

    public double Epochs => _cursor.Epochs;

    public PromptExample[] Take(int count) => [.. _cursor.Take(count, out _).Select(row => row.Example!)];

    /// <summary>Names the random streams of an iteration's replies.</summary>
    public static string Stream(int iteration) => $"rollout/{iteration}";

    /// <summary>Shuffles the order of groups for one pass of learning.</summary>
    public static int[] GroupOrder(int groups, int iteration, int epoch, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, groups)];
        new RandomStream(seed, $"minibatches/{iteration}/{epoch}").Shuffle(order.AsSpan());
        return order;
    }
}
