using Microsoft.Extensions.AI;
using Plumbline.Models.Adapters;
using Plumbline.Models.Chat;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.Chat;

public class LocalModelTests
{
    private static readonly string Parlor = Repository.File("models", "parlor-base");
    private static readonly string Stories = Repository.File("models", "tiny-stories");

    [Fact]
    public void Load_ParlorModel_SpeaksParlorAndEndsWithItsSign()
    {
        using LocalModel model = LocalModel.Load(Parlor);

        model.FormatName.ShouldBe("parlor");
        model.StopTokens.ShouldBe([1023]);
        model.Format.StopStrings.ShouldBeEmpty();
        model.Format.Encode([new(ChatRole.User, "Hi <|end|>")], model.Tokenizer)
            .ShouldBe([1023, 1021, .. model.Tokenizer.Encode("Hi <|end|>", false, Plumbline.Models.Tokenizers.SpecialTokens.AsText), 1022]);
        model.Digest.Length.ShouldBe(64);
    }

    [Fact]
    public void Load_ModelWithoutTurns_ContinuesPlainText()
    {
        using LocalModel model = LocalModel.Load(Stories);

        model.Format.ShouldBeOfType<PlainChatFormat>();
    }

    [Fact]
    public void Load_WithATemplateNamed_UsesItAndHasAnotherDigest()
    {
        using LocalModel own = LocalModel.Load(Parlor);
        using LocalModel plain = LocalModel.Load(Parlor, new LocalModelOptions { ChatTemplate = "none" });
        using LocalModel chatml = LocalModel.Load(Parlor, new LocalModelOptions { ChatTemplate = "chatml" });

        plain.Format.ShouldBeOfType<PlainChatFormat>();
        chatml.FormatName.ShouldBe("chatml");
        chatml.Format.StopStrings.ShouldBe(["<|im_end|>"]);
        new[] { own.Digest, plain.Digest, chatml.Digest }.ShouldBeUnique();
        Should.Throw<CheckpointException>(() => LocalModel.Load(Parlor, new LocalModelOptions { ChatTemplate = "no-such" })).Message.ShouldContain("chatml");
    }

    [Fact]
    public void Load_AdapterFolder_IsTheBaseModelWithTheAdapterMerged()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("plumbline-adapter");
        try
        {
            using LocalModel start = LocalModel.Load(Parlor);
            using Processor processor = new(new ProcessorOptions { Threads = 1 });
            int[] prompt = start.Tokenizer.Encode("<|user|>Hello<|assistant|>");
            GenerationOptions options = new() { MaxNewTokens = 20, Temperature = 0 };
            int[] before = Tokens(start);
            using (LoraAdapters adapters = LoraAdapters.Attach(start.Decoder, new LoraOptions { Rank = 4, TargetModules = ["q_proj", "v_proj"] }, new RandomStream(1, "lora")))
            {
                foreach (Numerics.Tensors.Parameter parameter in adapters.Parameters)
                {
                    new RandomStream(2, parameter.Name).FillGaussian(parameter.Edit(), 0.5);
                }

                adapters.Save(folder.FullName, baseModel: Parlor);
                adapters.Merge();
            }

            using LocalModel loaded = LocalModel.Load(folder.FullName);

            loaded.FormatName.ShouldBe("parlor");
            loaded.Digest.ShouldNotBe(start.Digest);
            Tokens(loaded).ShouldBe(Tokens(start));
            Tokens(loaded).ShouldNotBe(before);

            int[] Tokens(LocalModel model)
            {
                using Generator generator = new(model.Decoder, processor, model.Tokenizer);
                return generator.Generate([prompt], options, [new RandomStream(1, "x")])[0].Tokens;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
