using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Prompts;

namespace Plumbline.Training.Rollouts;

/// <summary>
/// Samples replies from the model's whole distribution, at temperature 1 unless asked otherwise; log-probabilities are those of the distribution that was sampled. Every reply has a random stream of its own, so it is the same whatever is
/// sampled beside it, and two models can be compared on the same random numbers.
/// </summary>
public sealed class ReplySampler : IDisposable
{
    private readonly Generator _generator;
    private readonly GenerationOptions _options;
    private readonly ulong _seed;

    /// <summary>A sampler of one model.</summary>
    /// <param name="model">The model; may be trained between calls. Not disposed with this.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="maxTokens">Longest reply, at least 1.</param>
    /// <param name="stopTokens">Tokens of which each ends a reply.</param>
    /// <param name="seed">Seed of all streams.</param>
    /// <param name="temperature">Divides the logits, above 0.</param>
    public ReplySampler(Decoder model, Processor processor, int maxTokens, IReadOnlyList<int> stopTokens, ulong seed, double temperature = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 1);
        _generator = new Generator(model, processor);
        _options = new GenerationOptions { MaxNewTokens = maxTokens, StopTokens = stopTokens, Temperature = temperature, LogProbs = ReportedLogProbs.Tempered };
        _seed = seed;
    }

    /// <summary>Samples replies to every prompt.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="repliesPerPrompt">How many to each, at least 1.</param>
    /// <param name="stream">First part of the streams' names: reply s to prompt i has the stream <c>{stream}/{i}/{s}</c>.</param>
    /// <param name="onSampled">Hears how many replies are done; null for nobody.</param>
    /// <param name="cancellation">Checked before every token.</param>
    /// <returns>The replies, those to one prompt side by side.</returns>
    public IReadOnlyList<SampledReply> Sample(
        IReadOnlyList<Prompt> prompts, int repliesPerPrompt, string stream, Action<int>? onSampled = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repliesPerPrompt, 1);
        (Prompt Prompt, RandomStream Random)[] requests =
        [
            .. prompts.SelectMany((prompt, index) => Enumerable.Range(0, repliesPerPrompt)
                .Select(sample => (prompt, new RandomStream(_seed, $"{stream}/{index}/{sample}")))),
        ];
        List<SampledReply> replies = new(requests.Length);
        foreach ((Prompt Prompt, RandomStream Random)[] chunk in requests.Chunk(_options.Concurrency))
        {
            IReadOnlyList<GeneratedSequence> sequences = _generator.Generate(
                [.. chunk.Select(request => request.Prompt.Tokens)], _options, [.. chunk.Select(request => request.Random)], cancellation);
            replies.AddRange(chunk.Zip(sequences, (request, sequence) => new SampledReply(
                request.Random.Name,
                request.Prompt,
                sequence.Tokens,
                [.. sequence.LogProbs.Select(logProb => (double)logProb)],
                sequence.StopReason == StopReason.StopToken)));
            onSampled?.Invoke(replies.Count);
        }

        return replies;
    }

    /// <summary>Frees cache and work memory.</summary>
    public void Dispose() => _generator.Dispose();
}
