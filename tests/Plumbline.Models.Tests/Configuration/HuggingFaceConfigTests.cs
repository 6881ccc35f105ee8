using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Tests.Checkpoints;

namespace Plumbline.Models.Tests.Configuration;

public class HuggingFaceConfigTests
{
    [Theory]
    [InlineData(PublishedConfigs.Llama2, 6_738_415_616)]
    [InlineData(PublishedConfigs.Llama32, 1_235_814_400)]
    [InlineData(PublishedConfigs.Mistral, 7_241_732_096)]
    [InlineData(PublishedConfigs.Qwen2, 494_032_768)]
    [InlineData(PublishedConfigs.Qwen3, 596_049_920)]
    [InlineData(PublishedConfigs.SmolLm2, 134_515_008)]
    [InlineData(PublishedConfigs.Gpt2, 124_439_808)]
    public void ParameterCount_PublishedModel_IsTheStatedOne(string json, long parameters) => Parse(json).ParameterCount.ShouldBe(parameters);

    [Theory]
    [InlineData(PublishedConfigs.Llama2)]
    [InlineData(PublishedConfigs.Llama32)]
    [InlineData(PublishedConfigs.Mistral)]
    [InlineData(PublishedConfigs.Qwen2)]
    [InlineData(PublishedConfigs.Qwen3)]
    [InlineData(PublishedConfigs.SmolLm2)]
    [InlineData(PublishedConfigs.Gpt2)]
    public void WriteThenRead_PublishedModel_ReturnsTheSame(string json)
    {
        using TemporaryFolder folder = new();
        DecoderConfig config = Parse(json);

        HuggingFaceConfig.Write(config, folder.Path, TensorType.BFloat16);

        ShouldBeSame(HuggingFaceConfig.Read(folder.Path), config);
        folder.Names().ShouldBe(["config.json", "generation_config.json"]);
        JsonNode written = JsonNode.Parse(File.ReadAllText(folder.File("config.json")))!;
        written["torch_dtype"]!.GetValue<string>().ShouldBe("bfloat16");
        written["architectures"]![0]!.GetValue<string>().ShouldEndWith(config.ModelType == "gpt2" ? "LMHeadModel" : "ForCausalLM");
    }

    [Fact]
    public void Parse_Llama32_ReadsEveryField() => ShouldBeSame(Parse(PublishedConfigs.Llama32), new DecoderConfig
    {
        ModelType = "llama",
        VocabularySize = 128_256,
        HiddenSize = 2048,
        LayerCount = 16,
        HeadCount = 32,
        KeyValueHeadCount = 8,
        HeadSize = 64,
        FeedForwardSize = 8192,
        MaxPositions = 131_072,
        RopeTheta = 500_000,
        RopeScaling = new RopeScaling { Kind = RopeScalingKind.Llama3, Factor = 32, LowFrequencyFactor = 1, HighFrequencyFactor = 4, OriginalMaxPositions = 8192 },
        NormEpsilon = 1e-5,
        TiedEmbeddings = true,
        BosTokenId = 128_000,
        EosTokenIds = [128_001, 128_008, 128_009],
    });

    [Fact]
    public void Parse_Families_DifferWhereTheyShould()
    {
        DecoderConfig qwen2 = Parse(PublishedConfigs.Qwen2), qwen3 = Parse(PublishedConfigs.Qwen3), gpt2 = Parse(PublishedConfigs.Gpt2), mistral = Parse(PublishedConfigs.Mistral);

        (qwen2.QueryKeyValueBias, qwen2.OutputProjectionBias, qwen2.QueryKeyNorm).ShouldBe((true, false, false));
        (qwen3.QueryKeyValueBias, qwen3.QueryKeyNorm, qwen3.HeadSize).ShouldBe((false, true, 128));
        (gpt2.PositionEncoding, gpt2.Normalization, gpt2.FeedForward, gpt2.FeedForwardSize, gpt2.TiedEmbeddings).ShouldBe(
            (PositionEncoding.Learned, Normalization.LayerNorm, FeedForward.GeluTanh, 3072, true));
        (gpt2.QueryKeyValueBias, gpt2.OutputProjectionBias, gpt2.MlpBias).ShouldBe((true, true, true));
        (mistral.SlidingWindow, mistral.SupportedPositions).ShouldBe((4096, 4096));
        (qwen2.SlidingWindow, qwen2.SupportedPositions).ShouldBe((null, 131_072));
    }

    [Theory]
    [InlineData("""{"attention_bias":true}""", true, true, false)]
    [InlineData("""{"mlp_bias":true}""", false, false, true)]
    public void Parse_LlamaBiasSwitches_CoverTheirProjections(string changes, bool queryKeyValue, bool output, bool mlp)
    {
        DecoderConfig config = Parse(Changed(PublishedConfigs.Llama2, changes));

        (config.QueryKeyValueBias, config.OutputProjectionBias, config.MlpBias).ShouldBe((queryKeyValue, output, mlp));
    }

    [Theory]
    [InlineData("""{"rope_parameters":{"rope_type":"default","rope_theta":5000.5}}""", 5000.5, null)]
    [InlineData("""{"rope_theta":7.0,"rope_scaling":{"type":"linear","factor":2.0}}""", 7.0, RopeScalingKind.Linear)]
    [InlineData("""{"rope_scaling":{"rope_type":"default"}}""", 10_000.0, null)]
    public void Parse_RopeInItsForms_IsRead(string changes, double theta, RopeScalingKind? kind)
    {
        DecoderConfig config = Parse(Changed(PublishedConfigs.Llama2, changes));

        config.RopeTheta.ShouldBe(theta);
        config.RopeScaling?.Kind.ShouldBe(kind!.Value);
        (config.RopeScaling is null).ShouldBe(kind is null);
    }

    [Theory]
    [InlineData("""{"model_type":"mamba"}""", "mamba")]
    [InlineData("""{"model_type":null}""", "model_type")]
    [InlineData("""{"rope_scaling":{"rope_type":"yarn","factor":4}}""", "yarn")]
    [InlineData("""{"rope_scaling":{"rope_type":"linear"}}""", "rope_scaling.factor")]
    [InlineData("""{"rope_scaling":{"rope_type":"llama3","factor":4,"low_freq_factor":4,"high_freq_factor":4,"original_max_position_embeddings":5}}""", "0 < low < high")]
    [InlineData("""{"quantization_config":{"bits":4}}""", "quantization_config")]
    [InlineData("""{"hidden_act":"relu"}""", "relu")]
    [InlineData("""{"partial_rotary_factor":0.5}""", "partial_rotary_factor")]
    [InlineData("""{"hidden_size":null}""", "hidden_size")]
    [InlineData("""{"hidden_size":-4096}""", "-4096")]
    [InlineData("""{"hidden_size":4095}""", "4095")]
    [InlineData("""{"num_attention_heads":0}""", "num_attention_heads")]
    [InlineData("""{"num_key_value_heads":5}""", "multiple")]
    [InlineData("""{"num_hidden_layers":1000000}""", "LayerCount")]
    [InlineData("""{"vocab_size":3.5}""", "3.5")]
    [InlineData("""{"vocab_size":"32000"}""", "a number")]
    [InlineData("""{"eos_token_id":32000}""", "eos_token_id")]
    [InlineData("""{"eos_token_id":[2,-3]}""", "eos_token_id[1]")]
    [InlineData("""{"rms_norm_eps":-1}""", "NormEpsilon")]
    [InlineData("""{"rope_theta":1e999}""", "rope_theta")]
    [InlineData("""{"layer_types":["linear_attention"]}""", "linear_attention")]
    [InlineData("""{"tie_word_embeddings":"yes"}""", "true or false")]
    public void Parse_WrongOrUnsupportedField_NamesIt(string changes, string named)
    {
        CheckpointException error = Should.Throw<CheckpointException>(() => Parse(Changed(PublishedConfigs.Llama2, changes)));

        error.Message.ShouldContain(named);
        error.Message.ShouldStartWith("config.json: $");
    }

    [Theory]
    [InlineData("""{"activation_function":"relu"}""", "relu")]
    [InlineData("""{"scale_attn_by_inverse_layer_idx":true}""", "scale_attn_by_inverse_layer_idx")]
    [InlineData("""{"scale_attn_weights":false}""", "scale_attn_weights")]
    [InlineData("""{"n_embd":2147483640,"n_head":1}""", "HiddenSize")]
    public void Parse_Gpt2Variant_IsRefused(string changes, string named) =>
        Should.Throw<CheckpointException>(() => Parse(Changed(PublishedConfigs.Gpt2, changes))).Message.ShouldContain(named);

    [Fact]
    public void Read_GenerationConfig_AddsItsEndTokens()
    {
        using TemporaryFolder folder = new();
        folder.Write("config.json", Encoding.UTF8.GetBytes(PublishedConfigs.Llama2));
        folder.Write("generation_config.json", """{"eos_token_id":[7,2,9]}"""u8);

        HuggingFaceConfig.Read(folder.Path).EosTokenIds.ShouldBe([2, 7, 9]);
    }

    [Fact]
    public void Read_EmptyFolder_SaysWhatIsMissing()
    {
        using TemporaryFolder folder = new();

        Should.Throw<CheckpointException>(() => HuggingFaceConfig.Read(folder.Path)).File.ShouldBe(folder.File("config.json"));
    }

    [Fact]
    public void Parse_ThousandsOfMutations_WorkOrThrowCheckpointException()
    {
        Random random = new(41);
        int refused = 0;
        for (int round = 0; round < 4000; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(round % 2 == 0 ? PublishedConfigs.Llama32 : PublishedConfigs.Gpt2);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789-.e{}[]\""[random.Next(18)];
            }

            try
            {
                HuggingFaceConfig.Parse(bytes).ParameterCount.ShouldBePositive();
            }
            catch (CheckpointException)
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(1000, 3999);
    }

    [Fact]
    public void Write_ConfigurationBeyondItsFamily_Throws()
    {
        using TemporaryFolder folder = new();
        DecoderConfig config = Parse(PublishedConfigs.Llama2) with { QueryKeyNorm = true, Normalization = Normalization.LayerNorm };

        string message = Should.Throw<ArgumentException>(() => HuggingFaceConfig.Write(config, folder.Path)).Message;

        message.ShouldContain("llama has RMSNorm");
        message.ShouldContain("llama never has query-key norm");
        folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public void Validate_ManyFaults_ReturnsAllOfThem()
    {
        DecoderConfig bad = Parse(PublishedConfigs.Llama2) with { ModelType = "x", HiddenSize = 0, KeyValueHeadCount = 3, HeadSize = 7, RopeTheta = double.NaN, BosTokenId = -2 };

        bad.Validate().Count.ShouldBe(6);
    }

    // A record compares lists by identity.
    private static void ShouldBeSame(DecoderConfig found, DecoderConfig expected)
    {
        found.EosTokenIds.ShouldBe(expected.EosTokenIds);
        found.ShouldBe(expected with { EosTokenIds = found.EosTokenIds });
    }

    private static DecoderConfig Parse(string json) => HuggingFaceConfig.Parse(Encoding.UTF8.GetBytes(json));

    private static string Changed(string json, string changes)
    {
        JsonObject root = JsonNode.Parse(json)!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            root[name] = value?.DeepClone();
        }

        return root.ToJsonString();
    }
}
