using Plumbline.Models.Chat;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Generation;
using Plumbline.Models.Tests.Tokenizers;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;

namespace Plumbline.Models.Tests.Chat;

/// <summary>A model that answers "x" with a text in which every byte is one token, behind a chat client.</summary>
internal sealed class ChatModel : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });
    private readonly Decoder _model;

    /// <param name="reply">What it says; no byte may occur twice.</param>
    /// <param name="ends">Whether an end token follows; else the text goes on with some token again and again.</param>
    public ChatModel(string reply, bool ends = true)
    {
        int[] chain = [Token((byte)'x'), .. System.Text.Encoding.UTF8.GetBytes(reply).Select(Token), Token((byte)'\\')];
        _model = ends ? ChainModel.CreateEnding(Tokenizer.VocabularySize, chain) : ChainModel.Create(Tokenizer.VocabularySize, chain[..^1]);
        Generator = new Generator(_model, _processor, Tokenizer);
    }

    /// <summary>A model of random weights: replies depend on prompt and randomness.</summary>
    public ChatModel()
    {
        _model = Decoders.SmallModels.Create(Decoders.SmallModels.Config("tiny llama") with { VocabularySize = Tokenizer.VocabularySize });
        Generator = new Generator(_model, _processor, Tokenizer);
    }

    public static HuggingFaceTokenizer Tokenizer { get; } = SmallTokenizers.Build(SmallTokenizers.Bytes());

    public Generator Generator { get; }

    public Decoder Model => _model;

    public LocalChatClient Client(LocalChatClientOptions? options = null) => new(Generator, options);

    public void Dispose()
    {
        Generator.Dispose();
        _model.Dispose();
        _processor.Dispose();
    }

    private static int Token(byte value) => Tokenizer.IdOf(ByteLevelAlphabet.CharacterOf(value).ToString())!.Value;
}
