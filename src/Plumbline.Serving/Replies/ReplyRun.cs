using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Randomness;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Replies;

/// <summary>The replies to one request: of each of its prompts as many as were asked for, all in the model's batch together.</summary>
/// <param name="model">The model.</param>
/// <param name="prompts">Token ids of each prompt.</param>
/// <param name="sampling">How replies are drawn.</param>
internal sealed class ReplyRun(ServedModel model, IReadOnlyList<int[]> prompts, SamplingFields sampling)
{
    /// <summary>Number of replies.</summary>
    public int Count => prompts.Count * sampling.Choices;

    /// <summary>All replies, prompt by prompt.</summary>
    public async Task<IReadOnlyList<WholeReply>> AllAsync(CancellationToken cancellation)
    {
        StringBuilder[] texts = [.. Enumerable.Range(0, Count).Select(_ => new StringBuilder())];
        List<GeneratedToken>[] tokens = [.. Enumerable.Range(0, Count).Select(_ => new List<GeneratedToken>())];
        GeneratedToken?[] endTokens = new GeneratedToken?[Count];
        GeneratedSequence[] replies = await WhenAllAsync(Take, cancellation).ConfigureAwait(false);
        return [.. replies.Select((reply, i) => new WholeReply(texts[i].ToString(), tokens[i], reply) { EndToken = endTokens[i] })];

        void Take(ReplyPart part)
        {
            // Parts of one reply come one after the other; replies share nothing.
            texts[part.Index].Append(part.Text);
            tokens[part.Index].AddRange(part.Tokens);
            endTokens[part.Index] = part.EndToken;
        }
    }

    /// <summary>All replies piece by piece, as the pieces come.</summary>
    public async IAsyncEnumerable<ReplyPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        Channel<ReplyPart> parts = Channel.CreateUnbounded<ReplyPart>(new UnboundedChannelOptions { SingleReader = true });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<GeneratedSequence[]> all = WhenAllAsync(part => parts.Writer.TryWrite(part), stop.Token);
        _ = all.ContinueWith(_ => parts.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (ReplyPart part in parts.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return part;
            }

            await all.ConfigureAwait(false);
        }
        finally
        {
            // Whoever stops listening must not leave sequences in the batch.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<GeneratedSequence[]> WhenAllAsync(Action<ReplyPart> onPart, CancellationToken cancellation)
    {
        using CancellationTokenSource together = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<GeneratedSequence>[] all = [.. Start(onPart, together.Token)];
        try
        {
            return await Task.WhenAll(all).ConfigureAwait(false);
        }
        finally
        {
            await together.CancelAsync().ConfigureAwait(false);
        }
    }

    private IEnumerable<Task<GeneratedSequence>> Start(Action<ReplyPart> onPart, CancellationToken cancellation)
    {
        // Each prompt draws what it would alone in a request; only requests without a seed differ from prompt to prompt.
        for (int prompt = 0; prompt < prompts.Count; prompt++)
        {
            RandomStream random = model.Stream(sampling.Seed, sampling.Stream);
            for (int choice = 0; choice < sampling.Choices; choice++)
            {
                yield return GenerateAsync((prompt * sampling.Choices) + choice, prompts[prompt], RequestStreams.OfChoice(random, choice), onPart, cancellation);
            }
        }
    }

    private async Task<GeneratedSequence> GenerateAsync(int index, int[] prompt, RandomStream random, Action<ReplyPart> onPart, CancellationToken cancellation)
    {
        IReadOnlyList<int> stopTokens = model.Model.StopTokens;
        ReplyText text = new(model.Model.Tokenizer, stopTokens, sampling.Generation.StopStrings);
        List<GeneratedToken> waiting = [];
        GeneratedToken? endToken = null;
        GeneratedSequence reply = await model.Scheduler.GenerateAsync(prompt, sampling.Generation, random, Hear, cancellation).ConfigureAwait(false);
        onPart(new ReplyPart(index, text.Finish(), waiting, reply) { EndToken = endToken });
        return reply;

        void Hear(GeneratedToken token)
        {
            if (stopTokens.Contains(token.Token))
            {
                endToken = token;
            }
            else
            {
                waiting.Add(token);
            }

            string piece = text.Append(token.Token);
            if (piece.Length > 0)
            {
                onPart(new ReplyPart(index, piece, waiting, null));
                waiting = [];
            }
        }
    }
}
