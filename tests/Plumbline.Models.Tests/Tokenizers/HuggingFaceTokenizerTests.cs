using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class HuggingFaceTokenizerTests
{
    [Fact]
    public void Encode_ByteLevelByHand_GivesTheExpectedTokens()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());

        // Words of GPT-2's pattern: "the", " cat", "'s", " the"; merges t+h, th+e, Ġ+the.
        tokenizer.Encode("the cat's the").Select(tokenizer.TokenText).ShouldBe(["the", "Ġ", "c", "a", "t", "'", "s", "Ġthe"]);
        tokenizer.Encode("€").Select(tokenizer.TokenText).ShouldBe(["â", "Ĥ", "¬"]); // E2 82 AC
        tokenizer.IdOf("the").ShouldBe(257);
        tokenizer.IdOf("absent").ShouldBeNull();
        tokenizer.TokenText(9999).ShouldBeNull();
        tokenizer.TokenText(-1).ShouldBeNull();
        tokenizer.VocabularySize.ShouldBe(269);
    }

    [Fact]
    public void RoundTrip_AnyTextThroughByteLevel_IsExact()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        Random random = new(3);
        for (int round = 0; round < 2000; round++)
        {
            string text = RandomText.Valid(random, 40);

            tokenizer.Decode(tokenizer.Encode(text)).ShouldBe(text);
        }
    }

    [Fact]
    public void Encode_UnpairedSurrogates_ReadAsReplacementCharacters()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());

        tokenizer.Decode(tokenizer.Encode("a\uD800b\uDC00\uDC00c\uD83D")).ShouldBe("a\uFFFDb\uFFFD\uFFFDc\uFFFD");
    }

    [Fact]
    public void Encode_SpecialTokenSpelledOut_IsTextWhereAskedSo()
    {
        JsonObject json = SmallTokenizers.Bytes();
        json["added_tokens"] = JsonNode.Parse("""[{"id":269,"content":"<|end|>","special":true},{"id":270,"content":"the the","special":false,"normalized":false}]""");
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(json);

        tokenizer.Encode("a<|end|>").ShouldBe([64, 269]);
        int[] asText = tokenizer.Encode("a<|end|>the the", specialTokens: SpecialTokens.AsText);
        asText.ShouldNotContain(269);
        asText[^1].ShouldBe(270);
        tokenizer.Decode(asText).ShouldBe("a<|end|>the the");
        tokenizer.Decode([64, 269]).ShouldBe("a");
        tokenizer.Decode([64, 269], skipSpecialTokens: false).ShouldBe("a<|end|>");
        tokenizer.IsSpecial(269).ShouldBeTrue();
        tokenizer.IsSpecial(270).ShouldBeFalse();
    }

    [Fact]
    public void Decode_InvalidBytesAndIds_GivesReplacementCharacters()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        int lead = tokenizer.Encode("€")[0];

        tokenizer.Decode([lead, 64, -5, 4000]).ShouldBe("\uFFFDa");
        tokenizer.TokenBytes(lead).ShouldBe([0xE2]);
        tokenizer.TokenBytes(-5).ShouldBeEmpty();
    }

    [Fact]
    public void Encode_FromManyThreads_GivesTheSame()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        string text = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"the{i} aab{i % 7}"));
        int[] expected = SmallTokenizers.Build(SmallTokenizers.Bytes()).Encode(text);

        Parallel.For(0, 8, _ => tokenizer.Encode(text).ShouldBe(expected));
    }

    [Fact]
    public void SaveThenLoad_Tokenizer_KeepsBytesAndSettings()
    {
        using TemporaryFolder folder = new();
        TokenizerSettings settings = new()
        {
            BosToken = "<s>", EosToken = "the", PadToken = "a", UnknownToken = "b", ChatTemplate = "{% for m in messages %}\n\"é\"{% endfor %}", MaxTokens = 77,
        };
        JsonObject withStart = SmallTokenizers.Bytes();
        withStart["added_tokens"] = JsonNode.Parse("""[{"id":269,"content":"<s>","special":true}]""");
        byte[] json = Encoding.UTF8.GetBytes("  " + withStart.ToJsonString());

        HuggingFaceTokenizer.Parse(json, settings).Save(folder.Path);
        HuggingFaceTokenizer loaded = HuggingFaceTokenizer.Load(folder.Path);

        File.ReadAllBytes(folder.File("tokenizer.json")).ShouldBe(json);
        loaded.Settings.ShouldBe(settings);
        loaded.BosTokenId.ShouldBe(269);
        loaded.EosTokenId.ShouldBe(257);
        loaded.PadTokenId.ShouldBe(64);
        folder.Names().ShouldBe(["tokenizer.json", "tokenizer_config.json"]);
    }

    [Theory]
    [InlineData("""{"bos_token":{"content":"the","special":true}}""", "the", null)]
    [InlineData("""{"bos_token":null,"chat_template":"T"}""", null, "T")]
    [InlineData("""{"chat_template":[{"name":"tool","template":"U"},{"name":"default","template":"T"}],"model_max_length":1e30}""", null, "T")]
    public void Load_SettingsInTheirForms_ReadsThem(string config, string? bos, string? template)
    {
        using TemporaryFolder folder = new();
        folder.Write("tokenizer.json", Encoding.UTF8.GetBytes(SmallTokenizers.Bytes().ToJsonString()));
        folder.Write("tokenizer_config.json", Encoding.UTF8.GetBytes(config));

        TokenizerSettings settings = HuggingFaceTokenizer.Load(folder.Path).Settings;

        settings.BosToken.ShouldBe(bos);
        settings.ChatTemplate.ShouldBe(template);
        settings.MaxTokens.ShouldBeNull();
        folder.Write("chat_template.jinja", "J"u8);
        HuggingFaceTokenizer.Load(folder.Path).Settings.ChatTemplate.ShouldBe("J");
    }

    [Fact]
    public void Load_MissingFileOrUnknownBos_Throws()
    {
        using TemporaryFolder folder = new();
        Should.Throw<CheckpointException>(() => HuggingFaceTokenizer.Load(folder.Path)).Message.ShouldContain("tokenizer.json");

        folder.Write("tokenizer.json", Encoding.UTF8.GetBytes(SmallTokenizers.Bytes().ToJsonString()));
        folder.Write("tokenizer_config.json", """{"bos_token":"<begin>"}"""u8);
        Should.Throw<CheckpointException>(() => HuggingFaceTokenizer.Load(folder.Path)).Message.ShouldContain("bos_token: found '<begin>'");
    }
}
