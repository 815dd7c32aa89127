using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The faults for the page and for programs: <c>{"fault":"status=503,next=3"}</c> adds one.</summary>
internal sealed class FaultListing(EmulatorFaults faults)
{
    public JsonObject Read() => new()
    {
        ["faults"] = new JsonArray([.. faults.Read().Select(added => new JsonObject
        {
            ["number"] = added.Number,
            ["fault"] = FaultText.Write(added.Fault),
            ["isFromCode"] = added.Fault.When != Fault.Always,
            ["met"] = added.Met,
            ["isOver"] = added.IsOver,
        })]),
    };

    public async Task<InspectorAnswer> AddAsync(Stream body, CancellationToken cancellationToken)
    {
        if (await RequestJson.ReadAsync(body, cancellationToken) is not { } json || json["fault"] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return InspectorAnswer.Error(400, "The body must be an object such as {\"fault\":\"status=503,next=3\"}.");
        }

        if (faults.Read().Count >= EmulatorFaults.MostFaults)
        {
            return InspectorAnswer.Error(409, $"There are {EmulatorFaults.MostFaults} faults; remove some first.");
        }

        try
        {
            faults.Add(Fault.Parse(text));
            return InspectorAnswer.Json(Read());
        }
        catch (FormatException e)
        {
            return InspectorAnswer.Error(400, e.Message);
        }
    }

    public InspectorAnswer Clear()
    {
        faults.Clear();
        return InspectorAnswer.Done();
    }

    public InspectorAnswer Remove(long number) =>
        number <= int.MaxValue && faults.Remove((int)number) ? InspectorAnswer.Done() : InspectorAnswer.Error(404, $"There is no fault {number}.");
}
