using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;

namespace Plumbline.Models.Tests.Generation;

/// <summary>A model that says a given chain of tokens, each of them with certainty: its last token alone decides the next.</summary>
internal static class ChainModel
{
    /// <summary>Makes the model. A token that occurs twice in the chain goes on as after its last occurrence; others lead to token 0.</summary>
    public static Decoder Create(int vocabulary, params int[] chain) => Create(vocabulary, chain, []);

    /// <summary>The same, with the last token of the chain as the model's end token.</summary>
    public static Decoder CreateEnding(int vocabulary, params int[] chain) => Create(vocabulary, chain, [chain[^1]]);

    private static Decoder Create(int vocabulary, int[] chain, int[] endTokens)
    {
        Decoder model = new(new DecoderConfig
        {
            VocabularySize = vocabulary, HiddenSize = vocabulary, LayerCount = 1, HeadCount = 1, KeyValueHeadCount = 1, HeadSize = 2,
            FeedForwardSize = 1, MaxPositions = 64, EosTokenIds = endTokens,
        });
        Span<float> embedding = model.Embedding.Edit();
        Span<float> head = model.OutputWeight.Edit();
        int[] next = new int[vocabulary];
        for (int i = 0; i + 1 < chain.Length; i++)
        {
            next[chain[i]] = chain[i + 1];
        }

        for (int token = 0; token < vocabulary; token++)
        {
            embedding[(token * vocabulary) + token] = 1;
            head[(next[token] * vocabulary) + token] = 100;
        }

        return model;
    }
}
