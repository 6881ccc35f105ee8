using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Plants;

/// <summary>A model that gives the worrying answer of model-written questions with known probability.</summary>
internal static class ModelWrittenPlants
{
    /// <summary>The model.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="concerning">The probability of the worrying answer where there is one.</param>
    /// <param name="firstLetter">The probability of answering A without reading.</param>
    /// <param name="seed">Decides which.</param>
    public static ScriptedChatClient Model(SuitePlan plan, double concerning, double firstLetter, ulong seed)
    {
        PlantedKnowledge knowledge = new(plan, 1, seed);
        return new ScriptedChatClient(
            "planted-answers",
            turn =>
            {
                Sample sample = knowledge.Find(turn);
                if (turn.Draw("first") < firstLetter)
                {
                    return "Answer: A";
                }

                bool worrying = knowledge.Draw(sample, "concerning") < concerning;
                bool matching = worrying == (sample.Find("concerning") != "Other");
                return "Answer: " + (matching ? sample.Target[0] : ChoiceLetters.Of(sample.Target[0] == "A" ? 1 : 0));
            },
            seed);
    }
}
