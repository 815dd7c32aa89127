using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Sending;

/// <summary>Asks a person for one event.</summary>
internal sealed class EventForm(Terminal terminal, PlannedCatalog catalog)
{
    /// <summary>Asks for what the plan names of an event.</summary>
    /// <param name="eventName">The event; <see langword="null"/>: it is asked for too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolException">Nobody can be asked, or the plan has no such event.</exception>
    public async Task<InputLine> FillAsync(string? eventName, CancellationToken cancellationToken)
    {
        if (!terminal.IsInteractive)
        {
            throw new ToolException("--form asks, and nobody can be asked here. Set each member by --set.");
        }

        var type = eventName is null
            ? await new SelectionPrompt<PlannedType>().Title("Which event?").AddChoices(catalog.Types).UseConverter(static type => Markup.Escape(type.Plan.ToString())).ShowAsync(terminal.Console, cancellationToken)
            : catalog.Find(eventName, out var problem) ?? throw new ToolException(problem);
        var values = new List<(string, JsonElement?, string?)>();

        // Without --event the mapping looks for the event in the line.
        if (eventName is null)
        {
            values.Add((LineMapping.EventColumn, null, type.Key));
        }

        // Who it was comes first, and what may be left empty last.
        var asked = type.Descriptor.Members
            .Where(member => member.Required || type.Plan.Members.Any(planned => planned.Name == member.Name))
            .OrderBy(static member => !member.Required)
            .ThenBy(static member => member.Role == MemberRole.Attribute);
        foreach (var member in asked)
        {
            if (await new TextPrompt<string>(Markup.Escape($"{member.Name} ({PlanWords.Of(member.Kind)}{(member.Required ? "" : ", may be left empty")})")) { AllowEmpty = true }
                .Validate(text => Judge(member, text))
                .ShowAsync(terminal.Console, cancellationToken) is { Length: > 0 } text)
            {
                values.Add((member.Name, null, text));
            }
        }

        return new InputLine(1, "") { Values = values };
    }

    private static ValidationResult Judge(EventMember member, string text) =>
        text.Length == 0 ? (member.Required ? ValidationResult.Error("It is required.") : ValidationResult.Success())
        : PlannedValue.Read(member, text, out var rule) is not { } value ? ValidationResult.Error(Markup.Escape($"It {rule}."))
        : PlannedValue.Judge(member, value).FirstOrDefault() is { } sentence ? ValidationResult.Error(Markup.Escape(sentence + "."))
        : ValidationResult.Success();
}
