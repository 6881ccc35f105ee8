using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Recipes.TinyModel;

/// <summary>A trained tiny model.</summary>
/// <param name="Recipe">What it was made by.</param>
/// <param name="Decoder">Its weights; disposed with this result.</param>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="TrainedTokens">Tokens predicted in training.</param>
/// <param name="FirstHeldOutLoss">Loss on held-out stories before the first step, nats per token.</param>
/// <param name="HeldOutLoss">Loss on the same stories after the last step, nats per token; lower is better.</param>
public sealed record TinyModelResult(
    TinyModelRecipe Recipe,
    Decoder Decoder,
    HuggingFaceTokenizer Tokenizer,
    long TrainedTokens,
    double FirstHeldOutLoss,
    double HeldOutLoss) : IDisposable
{
    /// <summary>Frees the weights.</summary>
    public void Dispose() => Decoder.Dispose();
}
