using Plumbline.Worlds.Parlor.Annotators;

namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>Who preferred.</summary>
/// <param name="Panel">The stated biases and noise.</param>
/// <param name="Pairs">Pairs with a verdict.</param>
/// <param name="Identical">Pairs of identical replies, which nobody was asked about.</param>
/// <param name="Ties">Pairs between which nobody, or no majority, saw a difference.</param>
/// <param name="Alpha">Krippendorff's alpha (nominal) of their votes: 1 full agreement, 0 as by chance; interval by bootstrap over requests. Null where undefined.</param>
/// <param name="GoldAgreement">Share of verdicts that name the truly better reply, among pairs whose true utility differs.</param>
public sealed record AnnotatorScore(PanelOptions Panel, int Pairs, int Identical, int Ties, Measured? Alpha, double GoldAgreement);
