import Formats
import Routing
import Scenarios

let network = try NetworkLoader.load(.shipped).network
let router = Router(network)
var query = Query(from: .named("Kashgar"), to: .named("Andijan"))
query.service = .block

let today = try router.route(query)
print("today: \(Int(today.total.km)) km, \(Int(today.total.hours / 24)) days")

query.date = .init(parsing: "2031")
let withCKU = try router.route(query, along: "cku-532")
print("by CKU in 2031: \(Int(withCKU.total.km)) km, \(Int(withCKU.total.hours / 24)) days")
for step in withCKU.steps where step.kind == .gaugeChange {
  print("changes gauge at \(step.fromNodeID)")
}
