using Acme.Library;
using GainsightEvents;

var options = new GainsightOptions();
options.Px.BaseAddress = new Uri(Environment.GetEnvironmentVariable("Gainsight__Px__BaseAddress")!);
options.Px.ApiKey = Environment.GetEnvironmentVariable("Gainsight__Px__ApiKey")!;
options.Px.SendEventId = false;
await using var publisher = GainsightPublisher.Create(options, EventCatalog.Of<PlanViewed>());
await publisher.PublishAsync(
    new PlanViewed { UserId = "user-2", Plan = "Team", OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000) });
return (await publisher.FlushAsync(TimeSpan.FromSeconds(60))).Completed ? 0 : 1;
