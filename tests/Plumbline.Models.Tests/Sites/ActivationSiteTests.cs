using Plumbline.Models.Sites;

namespace Plumbline.Models.Tests.Sites;

public sealed class ActivationSiteTests
{
    private static readonly SiteKind[] OutsideBlocks = [SiteKind.Embedding, SiteKind.PositionEmbedding, SiteKind.FinalNormalized];

    public static TheoryData<SiteKind> Kinds => [.. Enum.GetValues<SiteKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Name_OfEveryKind_RoundTrips(SiteKind kind)
    {
        foreach (int layer in OutsideBlocks.Contains(kind) ? new[] { 0 } : [0, 3, 127])
        {
            ActivationSite site = new(kind, layer);
            ActivationSite.Parse(site.ToString()).ShouldBe(site);
            ActivationSite.TryParse(site.ToString(), out ActivationSite parsed).ShouldBeTrue();
            parsed.ShouldBe(site);
        }
    }

    [Fact]
    public void Names_OfAllKinds_Differ() =>
        Enum.GetValues<SiteKind>().Select(kind => new ActivationSite(kind, 1).ToString()).Distinct().Count().ShouldBe(Enum.GetValues<SiteKind>().Length);

    [Theory]
    [InlineData("blocks.3.attn.hook_z", SiteKind.MixedValue, 3)]
    [InlineData("blocks.12.hook_resid_post", SiteKind.ResidualPost, 12)]
    [InlineData("ln_final.hook_normalized", SiteKind.FinalNormalized, 0)]
    [InlineData("hook_pos_embed", SiteKind.PositionEmbedding, 0)]
    public void Parse_OfTransformerLensNames_FindsTheSite(string name, SiteKind kind, int layer) =>
        ActivationSite.Parse(name).ShouldBe(new ActivationSite(kind, layer));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("blocks.")]
    [InlineData("blocks.0")]
    [InlineData("blocks.0.")]
    [InlineData("blocks.*.attn.hook_z")]
    [InlineData("blocks.-1.attn.hook_z")]
    [InlineData("blocks.+1.attn.hook_z")]
    [InlineData("blocks.1 .attn.hook_z")]
    [InlineData("blocks.99999999999.attn.hook_z")]
    [InlineData("blocks.0.hook_embed")]
    [InlineData("blocks.0.attn.hook_Z")]
    [InlineData("hook_embed ")]
    public void TryParse_OfAnythingElse_IsFalse(string? name)
    {
        ActivationSite.TryParse(name, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ActivationSite.Parse(name!)).Message.ShouldContain("blocks.0.hook_resid_post");
    }
}
